import { Text, View } from '@tarojs/components';

export default function Home() {
  return (
    <View>
      <Text>邻里</Text>
    </View>
  );
}
